package org.flyte.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.flyte.maven.config.ConfigNode;
import org.flyte.maven.config.FlyteModel;
import org.flyte.maven.config.Goal;
import org.flyte.maven.deploy.EmbeddedBackends;
import org.flyte.maven.deploy.Part;
import org.flyte.maven.deploy.Preparation;
import org.flyte.maven.deploy.Whole;
import org.flyte.maven.report.Counts;
import org.jspecify.annotations.Nullable;

/** Makes one deployment of what all modules of a build have, when the last one has come. */
final class Gathering {
    private final GoalContext context;
    private final EmbeddedBackends embedded;
    private final ReactorEnd end;

    Gathering(GoalCall call, GoalContext context, EmbeddedBackends embedded) {
        this.context = context;
        this.embedded = embedded;
        this.end = call.reactorEnd(context.console());
    }

    /**
     * Makes what needs no network of this module, and does the work for all of them when this one is the last; for this one
     * alone when it is not to wait.
     *
     * @param name the goal's name
     * @param work takes what is deployed together, and the folder for what is told of it
     */
    void gather(String name, Goal goal, ConfigNode pom, BiConsumer<Whole, Path> work) {
        Optional<Part> mine = part(name, goal, pom);
        boolean alone = mine.isPresent() && !waits(mine.get());
        @Nullable Part brought = alone ? null : mine.orElse(null);
        if (alone) {
            work.accept(Whole.of(List.of(mine.orElseThrow())), context.facts().folder());
        }
        Optional<List<Part>> all = end.arrive(name, brought);
        if (all.isPresent()) {
            context.facts().partOfReactor().ifPresent(modules -> context.console()
                    .info("flyte: this build has " + modules));
            work.accept(Whole.of(all.get()), context.facts().sharedFolder());
        } else if (brought != null) {
            context.console()
                    .info("flyte: "
                            + Counts.of(brought.prepared().own().size(), "task")
                            + " of " + brought.module() + " to " + name + " when the last module has come");
        }
    }

    private Optional<Part> part(String name, Goal goal, ConfigNode pom) {
        Preparation preparation = context.preparation();
        if (context.skips(pom, name) || !preparation.hasTasks()) {
            return Optional.empty();
        }
        FlyteModel model = context.model(context.facts().underTest(pom, embedded), goal);
        return preparation.prepare(model).map(prepared -> context.facts().part(preparation.root(model), prepared));
    }

    /** A backend that was started for the tests of one module will be gone when the last one has come. */
    private boolean waits(Part part) {
        return part.prepared().model().deploy().atEnd() && !context.facts().hasBackendForTests(embedded);
    }
}
