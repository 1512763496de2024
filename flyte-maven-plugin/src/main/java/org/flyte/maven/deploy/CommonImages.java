package org.flyte.maven.deploy;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flyte.maven.image.ImagePlan;
import org.flyte.wire.spec.SpecCompletion;

/** The images of modules that are deployed together: each once, by a key that no other has. */
final class CommonImages {
    private final Map<String, Part> owners;
    private final Map<Part, Map<String, Image>> chosen = new LinkedHashMap<>();
    private final Map<Image, String> names;

    /** An image by the key that it has in its module. */
    private record Image(Part part, String key) {}

    private CommonImages(List<Part> all, List<Part> sending) {
        owners = new TreeMap<>();
        all.forEach(part -> part.owned().forEach(environment -> owners.putIfAbsent(environment, part)));
        sending.forEach(part -> chosen.put(part, choose(part)));
        names = names(chosen.values().stream()
                .flatMap(images -> images.values().stream())
                .distinct()
                .toList());
    }

    /**
     * Chooses them.
     *
     * @param all the parts, whose environments run in the images of those that own them
     * @param sending those of them that have something to deploy
     */
    static CommonImages of(List<Part> all, List<Part> sending) {
        return new CommonImages(all, sending);
    }

    /** The parts that have something to deploy. */
    Set<Part> parts() {
        return chosen.keySet();
    }

    /** An image's key by the wire name of the environment, or of the task, that the part's tasks run or call in it. */
    SortedMap<String, String> keys(Part part) {
        SortedMap<String, String> keys = new TreeMap<>();
        Objects.requireNonNull(chosen.get(part))
                .forEach((name, image) -> keys.put(name, Objects.requireNonNull(names.get(image))));
        return keys;
    }

    /** The images in the order of their keys. */
    List<ImagePlan> plans() {
        SortedMap<String, ImagePlan> plans = new TreeMap<>();
        names.forEach((image, name) -> plans.put(
                name,
                Objects.requireNonNull(image.part().prepared().images().byKey().get(image.key()))
                        .withKey(name)));
        return List.copyOf(plans.values());
    }

    private Map<String, Image> choose(Part part) {
        Set<String> own = part.used();
        Map<String, Image> images = new TreeMap<>();
        part.prepared().images().keys().forEach((name, key) -> images.put(name, new Image(part, key)));
        for (String environment : environments(part)) {
            Part owner = owners.get(environment);
            if (owner != null && !own.contains(environment) && part.travelsLike(owner)) {
                images.keySet().removeIf(name -> concerns(name, environment));
                owner.prepared().images().keys().forEach((name, key) -> {
                    if (concerns(name, environment)) {
                        images.put(name, new Image(owner, key));
                    }
                });
            }
        }
        return images;
    }

    /** Those of all tasks that travel. */
    private static Set<String> environments(Part part) {
        return part.prepared().entries().stream()
                .map(entry -> SpecCompletion.environment(entry.getSpec()))
                .collect(Collectors.toSet());
    }

    private static boolean concerns(String name, String environment) {
        return name.equals(environment)
                || (name.startsWith(environment + ".") && name.indexOf('.', environment.length() + 1) < 0);
    }

    private static Map<Image, String> names(List<Image> images) {
        Map<String, Long> uses = images.stream().collect(Collectors.groupingBy(Image::key, Collectors.counting()));
        Map<Image, String> names = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (Image image : images) {
            String name = uses.getOrDefault(image.key(), 0L) == 1
                    ? image.key()
                    : image.part().module() + "-" + image.key();
            String free = name;
            for (int next = 2; !taken.add(free); next++) {
                free = name + "-" + next;
            }
            names.put(image, free);
        }
        return names;
    }
}
