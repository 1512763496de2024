package org.flyte.maven;

import java.net.URI;
import java.util.Properties;
import org.apache.maven.project.MavenProject;

/** The property by which integration tests learn of the backend, and what it held before. */
final class EndpointProperty {
    static final String NAME = "flyte.endpoint";

    /** Where Maven keeps, for the project and the session, what stood there; empty text for nothing. */
    private static final String BEFORE = EndpointProperty.class.getName();

    private final MavenProject project;

    EndpointProperty(MavenProject project) {
        this.project = project;
    }

    /** Sets it; what stood there before the first time is remembered. */
    void set(URI endpoint) {
        Properties properties = project.getProperties();
        if (project.getContextValue(BEFORE) == null) {
            project.setContextValue(BEFORE, properties.getProperty(NAME, ""));
        }
        properties.setProperty(NAME, endpoint.toString());
    }

    /** Puts back what stood there before it was set; nothing happens when it was not. */
    void restore() {
        Object before = project.getContextValue(BEFORE);
        if (before == null) {
            return;
        }
        project.setContextValue(BEFORE, null);
        if (before.equals("")) {
            project.getProperties().remove(NAME);
        } else {
            project.getProperties().setProperty(NAME, before.toString());
        }
    }
}
