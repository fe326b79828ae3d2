"""The rules of play, and nothing else.

Everything that decides what happens in a room lives here: `decide`, `evolve` and `view_for` in `room.py`. The package
uses the
standard library only. It reads no clock, draws no chance, awaits nothing and touches no file or network: time and
chance come in
as `Circumstances`, and the same entries give the same state in every process.
"""
