"""One module per remote; vendor words and vendor errors stop here."""
