/** What runs in the processes of the stand-ins: PostgreSQL, SQS, S3 and the token issuer. */
package io.coachup.local.standin.server;
