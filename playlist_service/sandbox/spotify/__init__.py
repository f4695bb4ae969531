"""The Spotify Web API and its accounts service as a Development Mode app of 2026 meets them."""
