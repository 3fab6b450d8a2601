package io.coachup.speech.fetch;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.List;

/** The network as it is. */
@Singleton
final class FetchProducer {

    @Produces
    @Singleton
    AudioServer audioServer(Vertx vertx, FetchConfig config) {
        return new PinnedAudioServer(vertx, config.maxBytes(), new HttpClientOptions());
    }

    @Produces
    @Singleton
    NameResolver nameResolver() {
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
