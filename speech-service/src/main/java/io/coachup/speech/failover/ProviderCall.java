package io.coachup.speech.failover;

/**
 * A call of a provider, as reports name it.
 *
 * @param traceParent what it is part of
 * @param model or null
 */
record ProviderCall(SpeechJob job, Asked asked, String traceParent, String provider, String model) {

    /** The same call, of which the model is known better now. */
    ProviderCall by(String answeringModel) {
        return answeringModel == null ? this : new ProviderCall(job, asked, traceParent, provider, answeringModel);
    }
}
