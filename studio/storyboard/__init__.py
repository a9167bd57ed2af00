"""The drawn world: scenes in words, and the clips that a small procedural artist draws of them.

Must not know models, files or windows. `scene` is plain Python; every other module imports torch at the top
and is therefore imported only where drawing happens (a worker process or a script), never by the window.
"""
