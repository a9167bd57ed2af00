"""Prompts and captions: what is asked for in words becomes a scene, and a scene is said in words.

Plain Python, without torch: the window asks it what a prompt will show.
"""
