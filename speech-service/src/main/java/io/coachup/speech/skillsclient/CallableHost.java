package io.coachup.speech.skillsclient;

import io.coachup.common.address.ServiceAddress;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.io.IOException;

/** Calls a host whose name has underscores by its address: the client sees no host in it and would call this machine. */
public final class CallableHost implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) throws IOException {
        request.setUri(ServiceAddress.lookedUp(request.getUri()));
    }
}
