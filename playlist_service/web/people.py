"""Contributors as people: one block a name, whatever roles the articles give it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from playlist_service.services.pages import CreditLine, Proof
from playlist_service.web.wording import role, telling_first


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody with every role, other spelling and proof that was found."""

    name: str
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    proofs: tuple[Proof, ...]


def contributors(credits: Iterable[CreditLine]) -> tuple[Contributor, ...]:
    """Return each name once, in the order of its first credit; nothing is said twice."""
    by_name: dict[str, list[CreditLine]] = {}
    for credit in credits:
        by_name.setdefault(credit.name, []).append(credit)
    return tuple(_contributor(name, lines) for name, lines in by_name.items())


def _contributor(name: str, lines: list[CreditLine]) -> Contributor:
    return Contributor(
        name=name,
        roles=tuple(dict.fromkeys(_role(line) for line in lines)),
        aliases=tuple(dict.fromkeys(alias for line in lines for alias in line.aliases)),
        proofs=telling_first(tuple(dict.fromkeys(proof for line in lines for proof in line.proofs))),
    )


def _role(line: CreditLine) -> str:
    return f"{role(line.role)} of {line.member_of}" if line.member_of else role(line.role)
