"""Clock, tasks and worker: they call services and hold no logic."""
