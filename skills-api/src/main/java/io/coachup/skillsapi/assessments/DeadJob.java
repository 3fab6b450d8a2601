<<<<<<<< HEAD:assessment-worker/src/main/java/io/coachup/worker/skillsclient/DeadBody.java
package io.coachup.worker.skillsclient;
========
package io.coachup.skillsapi.assessments;
>>>>>>>> 6279f1f:skills-api/src/main/java/io/coachup/skillsapi/assessments/DeadJob.java

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A job that is given up; {@code reason} is a machine word. */
@RegisterForReflection
public record DeadJob(String sessionId, String groupId, String reason) {}
