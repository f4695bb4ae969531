"""The site: create_app and its faces."""
