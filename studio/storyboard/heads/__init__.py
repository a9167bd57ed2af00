"""Heads as star-shaped surfaces in maps: cast by rays, lit, turned, moved by expressions. Whose head it is comes from
`people` or `scans`.
"""
