"""The weights of signs, fitted by bench/reading_fit.py; they ship with the package."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

FILE = "weights.json.gz"


@dataclass(frozen=True, slots=True)
class Weights:
    """What the signs of one question weigh, in nats; a sign that was never seen weighs nothing."""

    bias: float
    signs: Mapping[str, float]

    def sum(self, signs: Iterable[str]) -> float:
        """Return the weight of all signs together; each counts once."""
        return self.bias + sum(self.known(dict.fromkeys(signs)))

    def known(self, signs: Iterable[str]) -> list[float]:
        """Return the weights of the signs that were ever seen, in their order; `signs` has each once."""
        weights = self.signs
        return [weight for sign in signs if (weight := weights.get(sign))]

    def probability(self, signs: Iterable[str]) -> float:
        """Return how probable the signs make a yes."""
        return chance(self.sum(signs))

    def probability_with(self, known: float, sign: str) -> float:
        """Return how probable one more sign makes a yes, where all others together weigh `known`."""
        return chance(self.bias + (known + self.signs.get(sign, 0.0)))

    def reasons(self, signs: Iterable[str], most: int = 2) -> tuple[str, ...]:
        """Return the signs that speak for it the loudest."""
        told = sorted(((self.signs.get(sign, 0.0), sign) for sign in dict.fromkeys(signs)), reverse=True)
        return tuple(sign for weight, sign in told[:most] if weight > 0)


def chance(weight: float) -> float:
    """Return the probability of a yes that weighs so many nats."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, weight))))


@lru_cache(maxsize=1)
def shipped() -> Mapping[str, Weights]:
    """Return the weights of every question: link, title, performer, composer, act."""
    packed = resources.files(__package__).joinpath(FILE).read_bytes()
    return {
        question: Weights(fitted["bias"], fitted["signs"])
        for question, fitted in json.loads(gzip.decompress(packed)).items()
    }
