"""What people do with resolutions. The only code that writes here."""
