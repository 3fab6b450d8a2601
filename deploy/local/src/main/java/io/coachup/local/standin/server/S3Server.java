package io.coachup.local.standin.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.S3ProxyConstants;
import org.gaul.s3proxy.blobstore.BlobStore;

/** An S3 server on the file system that checks signatures, and lets pages from this machine up- and download. */
final class S3Server {

    /** A page from this machine, on whatever port. */
    private static final String LOCAL_ORIGIN = "https?://(localhost|127\\.0\\.0\\.1|\\[::1\\])(:\\d+)?";

    private S3Server() {}

    static void main(String[] arguments) {
        StandInMain.run(arguments, S3Server::start);
    }

    private static StandInMain.Running start(StandInMain.Options options) throws Exception {
        Path data = Files.createDirectories(options.data());
        Properties properties = new Properties();
        properties.setProperty(S3ProxyConstants.PROPERTY_ENDPOINT, "http://127.0.0.1:" + options.port());
        properties.setProperty(S3ProxyConstants.PROPERTY_AUTHORIZATION, "aws-v2-or-v4");
        properties.setProperty(S3ProxyConstants.PROPERTY_IDENTITY, StandInMain.environment("AWS_ACCESS_KEY_ID"));
        properties.setProperty(S3ProxyConstants.PROPERTY_CREDENTIAL, StandInMain.environment("AWS_SECRET_ACCESS_KEY"));
        properties.setProperty(S3ProxyConstants.PROPERTY_CORS_ALLOW_ORIGINS, LOCAL_ORIGIN);
        properties.setProperty(S3ProxyConstants.PROPERTY_CORS_ALLOW_METHODS, "GET PUT HEAD");
        properties.setProperty(S3ProxyConstants.PROPERTY_CORS_ALLOW_HEADERS, "*");
        properties.setProperty(S3ProxyConstants.PROPERTY_CORS_EXPOSED_HEADERS, "ETag");
        properties.setProperty(S3ProxyConstants.PROPERTY_IGNORE_UNKNOWN_HEADERS, "true");
        properties.setProperty("jclouds.filesystem.basedir", data.toString());
        BlobStore store = BlobStores.create("filesystem-nio2", properties);
        String bucket = options.values().get("bucket");
        if (!store.containerExists(bucket)) {
            store.createContainer(bucket);
        }
        S3Proxy server =
                S3Proxy.Builder.fromProperties(properties).blobStore(store).build();
        server.start();
        return new StandInMain.Running(server.getPort(), server::stop);
    }
}
