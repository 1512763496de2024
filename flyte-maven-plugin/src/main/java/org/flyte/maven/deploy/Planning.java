package org.flyte.maven.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.flyte.maven.image.ImagePlan;
import org.flyte.maven.plan.ImageState;
import org.flyte.maven.plan.Planned;
import org.flyte.maven.plan.Planner;
import org.flyte.maven.plan.Simultaneous;
import org.flyte.maven.plan.Wanted;
import org.flyte.maven.problem.ProblemException;
import org.flyte.maven.report.Change;
import org.flyte.maven.report.Console;
import org.flyte.wire.connect.RpcException;
import org.jspecify.annotations.Nullable;

/** Plans a deployment. Nothing is written anywhere but here. */
public final class Planning {
    /** For one call with all its attempts: who only wants to look does not wait long. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Publisher publisher;
    private final Console console;

    public Planning(Publisher publisher, Console console) {
        this.publisher = publisher;
        this.console = console;
    }

    /**
     * Plans what is going to be done: whatever cannot be seen ends it.
     *
     * @throws ProblemException when a registry cannot be asked
     * @throws RpcException when the backend does not answer, or refuses
     */
    Planned forDeployment(Whole whole, Backend backend) {
        BackendProblems.checkPlace(backend, whole.target());
        List<ImageState> images = Simultaneous.each(whole.images(), image -> publisher.find(image, backend));
        return Planner.plan(whole.wanted(), images, backend.address(), backend.client());
    }

    /**
     * Plans for somebody who wants to see: what cannot be looked at is unknown, and said to be.
     *
     * @param backend none when nobody named one, or it must not be asked
     * @throws ProblemException when a backend that answers has no such project or domain
     */
    public Planned forReading(Whole whole, Optional<Backend> backend) {
        Wanted wanted = whole.wanted();
        List<ImageState> images = Simultaneous.map(whole.images(), image -> found(image, backend.orElse(null)));
        String endpoint = whole.target().endpoint();
        if (backend.isEmpty()) {
            return Planner.plan(wanted, images, endpoint);
        }
        try {
            Backend patient = backend.get().within(PATIENCE);
            BackendProblems.checkPlace(patient, whole.target());
            return Planner.plan(wanted, images, patient.address(), patient.client());
        } catch (RpcException e) {
            console.warn("what is registered is unknown: "
                    + BackendProblems.of(e).problems().get(0).text());
            return Planner.plan(wanted, images, backend.get().address());
        }
    }

    private ImageState found(ImagePlan image, @Nullable Backend backend) {
        if (backend == null && image.definition().registry() == null) {
            return unknown(image);
        }
        try {
            return publisher.find(image, backend);
        } catch (ProblemException e) {
            console.warn("whether the image " + image.definition().key() + " is there is unknown: " + e.getMessage());
            return unknown(image);
        }
    }

    private static ImageState unknown(ImagePlan image) {
        String registry = image.definition().registry();
        String name = image.definition().name();
        return new ImageState(
                image.definition().key(), registry == null ? name : registry + "/" + name, null, Change.UNKNOWN);
    }
}
