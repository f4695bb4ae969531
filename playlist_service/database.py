"""Start and stop the parts of the service."""
