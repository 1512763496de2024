package org.flyte.maven.image;

import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.lang.reflect.Constructor;

/** Permission bits as jib takes them. */
final class JibModes {
    private static final int ORDINARY = 0777;

    private JibModes() {}

    /**
     * The bits, with the sticky one where it is set. jib writes all bits that it is given, but its public factories read
     * three octal digits only.
     */
    static FilePermissions of(int mode) {
        if ((mode & ~ORDINARY) == 0) {
            return FilePermissions.fromOctalString("%03o".formatted(mode));
        }
        try {
            Constructor<FilePermissions> constructor = FilePermissions.class.getDeclaredConstructor(int.class);
            constructor.setAccessible(true);
            return constructor.newInstance(mode);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this jib-core cannot set mode %o".formatted(mode), e);
        }
    }
}
