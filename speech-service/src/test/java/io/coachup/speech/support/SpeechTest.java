package io.coachup.speech.support;

import io.coachup.testing.S3Resource;
import io.coachup.testing.TokenIssuerResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The whole service on a real S3 API, with real tokens and peers on real sockets. */
@QuarkusTest
@QuarkusTestResource(S3Resource.class)
@QuarkusTestResource(TokenIssuerResource.class)
@QuarkusTestResource(SpeechWorld.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SpeechTest {}
