"""Input and output formats, where Django's own `vi` locale has none or reads them the wrong way."""
