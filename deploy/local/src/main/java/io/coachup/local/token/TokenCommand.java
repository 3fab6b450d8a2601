package io.coachup.local.token;

import io.coachup.local.settings.Layout;
import io.coachup.local.settings.RunningPorts;
import io.coachup.local.settings.Setting;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** {@code ./coachup token [subject]}: prints a token of the running issuer. */
public final class TokenCommand {

    private static final String DEFAULT_SUBJECT = "ada";
    private static final Duration TIME_TO_LIVE = Duration.ofHours(1);

    private TokenCommand() {}

    /** Prints it as the only line. */
    public static void run(Layout layout, String... arguments) {
        System.out.println(token(layout, arguments.length == 0 ? DEFAULT_SUBJECT : arguments[0]));
    }

    /**
     * A token for this subject.
     *
     * @throws IllegalArgumentException with one sentence, when the issuer does not run
     */
    public static String token(Layout layout, String subject) {
        URI issuer = RunningPorts.url(layout, Setting.TOKEN_ISSUER_PORT);
        try {
            return TokenClient.token(issuer, subject, TIME_TO_LIVE);
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "The token issuer does not answer at " + issuer + ": start the suite with ./coachup up first.", e);
        }
    }
}
