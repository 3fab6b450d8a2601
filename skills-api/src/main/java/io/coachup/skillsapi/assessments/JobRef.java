<<<<<<<< HEAD:assessment-worker/src/main/java/io/coachup/worker/skillsclient/JobRef.java
package io.coachup.worker.skillsclient;
========
package io.coachup.skillsapi.assessments;
>>>>>>>> 6279f1f:skills-api/src/main/java/io/coachup/skillsapi/assessments/JobRef.java

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A job: the opaque key of its session and its group. */
@RegisterForReflection
public record JobRef(String sessionId, String groupId) {}
