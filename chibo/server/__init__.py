"""What keeps the program running: set-up, the embedded database, the web server, `bin/*`.

Nothing in here imports Django, so that a missing library or a full disk is told in a sentence and
not in a traceback, and so that a start costs no more than it must.
"""
