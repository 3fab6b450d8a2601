package io.coachup.bench;

import java.util.ArrayList;
import java.util.List;

/** Lines up cells for a terminal; the first column to the left, the others to the right. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    /** The head and the number of columns. */
    public Table(String... head) {
        rows.add(List.of(head));
    }

    /** Adds a row of as many cells. */
    public void row(List<String> cells) {
        if (cells.size() != rows.getFirst().size()) {
            throw new IllegalArgumentException("A row has " + cells.size() + " cells instead of "
                    + rows.getFirst().size());
        }
        rows.add(cells);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                String pad = " ".repeat(width(column) - row.get(column).length());
                text.append(column == 0 ? row.get(column) + pad : "  " + pad + row.get(column));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
