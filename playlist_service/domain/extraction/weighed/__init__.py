"""Running text read by weights: what the prose patterns found is one sign among others, and all signs are weighed."""

from playlist_service.domain.extraction.weighed.article import article_weight
from playlist_service.domain.extraction.weighed.reader import read_weighed

__all__ = ["article_weight", "read_weighed"]
