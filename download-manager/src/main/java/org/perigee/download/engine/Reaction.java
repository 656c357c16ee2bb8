package org.perigee.download.engine;

/// What follows from a failed request.
enum Reaction {
    /// The same again, after a while.
    AGAIN,
    /// The host wants to be left alone for a while, and fewer connections.
    THROTTLE,
    /// Again, but not often: the source delivers something it should not.
    STRIKE,
    /// Nothing more from this source.
    DROP,
    /// Somebody has to sign in before this source gives anything.
    SIGN_IN,
    /// The address held a secret that has run out: a fresh one has to be got.
    RENEW,
    /// Somebody has to accept terms at the provider before this source gives anything.
    TERMS,
    /// The account has fetched all it may for some time: nobody need ask the host before.
    QUOTA,
    /// The source is getting the file from its archive.
    TAPE,
    /// The file at the source is another one than before: what is there is worthless.
    CHANGED,
    /// The source's own parts contradict each other: only what it sends in one piece may be right.
    LIES,
    /// Others say otherwise: nothing that the source delivered is believed.
    DISTRUST,
    /// The source cannot deliver parts of the file.
    NO_RANGES,
    /// Our side cannot keep the bytes.
    LOCAL,
    /// We ended it ourselves.
    STOPPED
}
