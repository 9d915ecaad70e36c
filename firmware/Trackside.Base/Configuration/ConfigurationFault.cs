namespace Trackside.Core
{
    /// <summary>Why a configuration was not taken. The remedy is the same for all: deploy the box's configuration again from the venue file.</summary>
    public enum ConfigurationFault
    {
        /// <summary>It was taken.</summary>
        None = 0,

        /// <summary>There is no file.</summary>
        Missing = 1,

        /// <summary>Longer than a configuration may be.</summary>
        TooLong = 2,

        /// <summary>The seal does not fit: damaged, or edited by hand.</summary>
        BadSeal = 3,

        /// <summary>Not readable; the codec's error and field say where.</summary>
        BadContent = 4,

        /// <summary>A key nobody reads: a typo, or made for a newer firmware.</summary>
        UnknownKey = 5,

        /// <summary>Made for another version of the format.</summary>
        OtherVersion = 6,

        /// <summary>Made for another board than this one.</summary>
        ForeignBoard = 7,

        /// <summary>A name that may not stand in a topic.</summary>
        BadName = 8,

        /// <summary>The roles are empty or unknown.</summary>
        BadRoles = 9,

        /// <summary>A role lacks what it needs, or a list has the wrong length or a name twice.</summary>
        BadRoleData = 10,

        /// <summary>An address that is no IPv4 literal: looking a name up would freeze the device.</summary>
        BadAddress = 11,
    }
}
