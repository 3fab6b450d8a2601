/** Amazon Transcribe, which listens to stored audio, and Polly, which speaks. */
package io.coachup.speech.provider.aws;
