package io.coachup.local.standin.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/** The issuer's RSA key, kept so that tokens outlive a restart. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** Reads the key of this data folder, or makes one. */
    static RsaJsonWebKey load(Path data) throws IOException, JoseException {
        Path file = Files.createDirectories(data).resolve("signing-key.json");
        if (Files.exists(file)) {
            return new RsaJsonWebKey(JsonUtil.parseJson(Files.readString(file)));
        }
        RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
        key.setKeyId(UUID.randomUUID().toString());
        key.setUse("sig");
        key.setAlgorithm("RS256");
        Path unfinished = Files.createTempFile(
                data,
                "signing-key",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return key;
    }
}
