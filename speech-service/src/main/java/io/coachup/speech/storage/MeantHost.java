package io.coachup.speech.storage;

import io.coachup.common.address.ServiceAddress;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Puts the host that is meant into requests before they are signed. */
record MeantHost(ServiceAddress store) implements ExecutionInterceptor {

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        SdkHttpRequest request = context.httpRequest();
        return request.toBuilder().host(store.meant(request.host())).build();
    }
}
