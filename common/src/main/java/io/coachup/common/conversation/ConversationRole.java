package io.coachup.common.conversation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who speaks in a conversation, in bodies, in the database and to a model alike. */
public enum ConversationRole {
    SYSTEM,
    USER,
    ASSISTANT;

    private static final Map<String, ConversationRole> BY_WIRE_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(ConversationRole::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The role's name on the wire and in the database, lower case. */
    public String wireName() {
        return wireName;
    }

    /** The role with exactly this wire name; empty for every other word and for null. */
    public static Optional<ConversationRole> of(String wireName) {
        return wireName == null ? Optional.empty() : Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** True for exactly this role's wire name; false for null. */
    public boolean is(String wireName) {
        return this.wireName.equals(wireName);
    }
}
