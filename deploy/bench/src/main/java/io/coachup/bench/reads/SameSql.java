package io.coachup.bench.reads;

import io.coachup.bench.BenchDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements that a service runs, as PostgreSQL's log has them, so that pgbench can run the same. */
final class SameSql {

    private static final Pattern EXECUTED =
            Pattern.compile("(?s)LOG:  execute [^:]*: (.*?)(?=\\n[^\\n]*(?:LOG|DETAIL|ERROR|STATEMENT):  |\\z)");
    private static final Pattern PARAMETERS = Pattern.compile("DETAIL:  parameters: (.*)");
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");

    private SameSql() {}

    /** What {@code call} makes the service run, as a script with the values that it ran with. */
    static String of(BenchDatabase database, Path log, Runnable call) {
        database.administer("alter system set log_statement = 'all'");
        database.administer("select pg_reload_conf(), pg_sleep(1)");
        long from = size(log);
        call.run();
        String logged = read(log).substring((int) from);
        database.administer("alter system reset log_statement");
        database.administer("select pg_reload_conf(), pg_sleep(1)");
        List<String> statements = new ArrayList<>();
        Matcher executed = EXECUTED.matcher(logged);
        while (executed.find()) {
            statements.add(filled(executed.group(1).strip(), parameters(logged, executed.end())) + ";");
        }
        return String.join("\n", statements).replaceAll("[\\t ]+", " ");
    }

    /** Those of the statement that ends at {@code from}, if the next line has them. */
    private static Map<Integer, String> parameters(String logged, int from) {
        Map<Integer, String> values = new TreeMap<>();
        int end = logged.indexOf('\n', from + 1);
        String line = end < 0 ? "" : logged.substring(from, end);
        Matcher list = PARAMETERS.matcher(line);
        if (list.find()) {
            PARAMETER
                    .matcher(list.group(1))
                    .results()
                    .forEach(one -> values.put(Integer.valueOf(one.group(1)), one.group(2)));
        }
        return values;
    }

    private static String filled(String sql, Map<Integer, String> values) {
        return Pattern.compile("\\$(\\d+)")
                .matcher(sql)
                .replaceAll(place -> Matcher.quoteReplacement(values.get(Integer.valueOf(place.group(1)))));
    }

    private static long size(Path log) {
        return read(log).length();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
