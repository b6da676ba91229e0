"""Pages of resolutions, targets, readings and reports."""
