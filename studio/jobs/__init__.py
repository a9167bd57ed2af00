"""How work runs: the queue, the lanes, the workers.

Must not know what a job does, nor open the database.
"""
