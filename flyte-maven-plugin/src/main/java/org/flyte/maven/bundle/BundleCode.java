package org.flyte.maven.bundle;

import org.flyte.maven.problem.ProblemCode;

/** The user errors of packing code. */
public enum BundleCode implements ProblemCode {
    /** The packed code exceeds what is sent with each deployment: take large files out of the class directories. */
    TOO_LARGE(401),
    /** A symbolic link leads out of the code folder, or nowhere: put the file itself there. */
    LINK_OUTSIDE(402),
    /** Something that is neither file nor folder lies among the code, such as a pipe: take it out. */
    NOT_A_FILE(403),
    /** The code folder cannot be read or the bundle cannot be written: mend permissions or the disk. */
    UNREADABLE(404),
    /** A class directory has a file where a jar of the class path goes: name the file differently. */
    NAME_TAKEN(405),
    /** What an environment includes is no file of the module: no file matches, a link is among them, or it lies outside. */
    NOTHING_INCLUDED(406);

    private final int number;

    BundleCode(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }
}
