"""Reading that spans models."""
