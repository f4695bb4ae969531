"""The one module that names every part."""
