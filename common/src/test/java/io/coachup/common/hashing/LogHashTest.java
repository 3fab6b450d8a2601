package io.coachup.common.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogHashTest {

    private final LogHash hash = new LogHash("salt");

    @Test
    void idsAppearAsKindAndSaltedHash() {
        assertThat(hash.user("ada")).isEqualTo("u:" + Sha256.hex("saltada"));
        assertThat(hash.session("s1")).isEqualTo("s:" + Sha256.hex("salts1"));
        assertThat(hash.trackedSkill("x")).isEqualTo("ts:" + Sha256.hex("saltx"));
        assertThat(hash.user(null)).isNull();
    }

    @Test
    void onlyOurOwnGroupIdsAppearAsTheyAre() {
        String ours = "0e01191a-952e-4783-b2f7-d99b2e567a57";

        assertThat(hash.group(ours)).isEqualTo(ours);
        assertThat(hash.group("mail@example.org")).isEqualTo("g:" + Sha256.hex("saltmail@example.org"));
        assertThat(hash.group(null)).isNull();
    }

    @Test
    void sha256IsTheStandardsOne() {
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
