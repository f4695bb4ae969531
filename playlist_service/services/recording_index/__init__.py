"""The optional offline index of MusicBrainz' canonical recordings: built from its dump, asked without a request."""

from playlist_service.services.recording_index.building import BuildReport, IndexBuilding, IndexState, Progress
from playlist_service.services.recording_index.finding import Question, RecordingIndex

__all__ = ["BuildReport", "IndexBuilding", "IndexState", "Progress", "Question", "RecordingIndex"]
