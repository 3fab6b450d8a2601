package io.coachup.common.settings;

import java.util.regex.Pattern;

/** What keys and tokens are made of. */
public final class ApiKeys {

    private static final Pattern SENDABLE = Pattern.compile("[!-~]+");

    private ApiKeys() {}

    /** True unless it holds what no key or token does and no header may: spaces, line breaks, characters beyond ASCII. */
    public static boolean isSendable(String secret) {
        return SENDABLE.matcher(secret).matches();
    }

    /** What to say when one is not. */
    public static String sentence(String variable) {
        return variable + " must not hold spaces, line breaks or characters beyond ASCII.";
    }
}
