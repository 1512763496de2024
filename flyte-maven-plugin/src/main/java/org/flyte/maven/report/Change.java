package org.flyte.maven.report;

import com.google.gson.annotations.SerializedName;

/** What a deployment means for one thing, held against what is there already. */
public enum Change {
    /** Nothing of this name is there. */
    @SerializedName("new")
    NEW,
    /** Something of this name is there, and it is another. */
    @SerializedName("changed")
    CHANGED,
    /** The very same is there; it is not sent again. */
    @SerializedName("unchanged")
    UNCHANGED,
    /** What is there could not be seen. */
    @SerializedName("unknown")
    UNKNOWN
}
