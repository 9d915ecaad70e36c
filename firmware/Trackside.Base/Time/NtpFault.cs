namespace Trackside.Core
{
    /// <summary>Why a datagram is not the answer that was asked for.</summary>
    public enum NtpFault
    {
        /// <summary>It is.</summary>
        None = 0,

        /// <summary>Shorter than a packet.</summary>
        Short = 1,

        /// <summary>Not from a server.</summary>
        OtherMode = 2,

        /// <summary>The answer to another question: late, or made up.</summary>
        OtherQuestion = 3,

        /// <summary>The server itself does not know the time.</summary>
        Unsynchronised = 4,

        /// <summary>A time stamp is missing, or the answer was sent before the question came.</summary>
        BadStamp = 5,

        /// <summary>A kiss of death: the server asks not to be asked (RFC 5905, section 7.4).</summary>
        Kiss = 6,
    }
}
