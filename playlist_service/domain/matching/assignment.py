"""The cheapest assignment of rows to columns (the Hungarian method with potentials, Kuhn 1955, Munkres 1957)."""

from __future__ import annotations

from collections.abc import Sequence

_INFINITE = float("inf")


def cheapest_assignment(cost: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Return (row, column) pairs of least total cost; min(rows, columns) of them, in order of rows."""
    if not cost or not cost[0]:
        return []
    if len(cost) > len(cost[0]):
        turned = [list(column) for column in zip(*cost, strict=True)]
        return sorted((row, column) for column, row in cheapest_assignment(turned))
    rows, columns = len(cost), len(cost[0])
    row_potential, column_potential = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row (from 1) that holds each column; column 0 is the start of every search
    for row in range(1, rows + 1):
        owner[0] = row
        _augment(cost, row_potential, column_potential, owner)
    return sorted((owner[column] - 1, column - 1) for column in range(1, columns + 1) if owner[column])


def _augment(
    cost: Sequence[Sequence[float]], row_potential: list[float], column_potential: list[float], owner: list[int]
) -> None:
    """Give the row in `owner[0]` a column, moving others where that is cheaper."""
    columns = len(owner) - 1
    least, came_from = [_INFINITE] * (columns + 1), [0] * (columns + 1)
    done = [False] * (columns + 1)
    here = 0
    while owner[here]:
        done[here] = True
        row, step, following = owner[here], _INFINITE, 0
        for column in range(1, columns + 1):
            if done[column]:
                continue
            reduced = cost[row - 1][column - 1] - row_potential[row] - column_potential[column]
            if reduced < least[column]:
                least[column], came_from[column] = reduced, here
            if least[column] < step:
                step, following = least[column], column
        for column in range(columns + 1):
            if done[column]:
                row_potential[owner[column]] += step
                column_potential[column] -= step
            else:
                least[column] -= step
        here = following
    while here:
        owner[here] = owner[came_from[here]]
        here = came_from[here]
