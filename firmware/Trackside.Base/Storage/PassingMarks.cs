using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Bits that a kept passing carries.</summary>
    public static class PassingMarks
    {
        /// <summary>The number of its transponder is known.</summary>
        public const int HasTransponder = 1;

        /// <summary>Too close to the one before.</summary>
        public const int ShortGap = 2;

        /// <summary>The clock was not synchronised: its time is the box's own.</summary>
        public const int Unsynced = 4;

        /// <summary>Against the running direction.</summary>
        public const int WrongWay = 8;

        /// <summary>Two sources contradict each other about it.</summary>
        public const int Disagrees = 16;

        /// <summary>Another source of the loop did not see it.</summary>
        public const int Unconfirmed = 32;

        /// <summary>Heard of after its crossing had been told.</summary>
        public const int Late = 64;

        /// <summary>The marks of a crossing; the clock's is not among them.</summary>
        public static int Of(Crossing crossing)
        {
            return (crossing.Transponder >= 0 ? HasTransponder : 0)
                | (crossing.IsShortGap ? ShortGap : 0)
                | (crossing.IsWrongWay ? WrongWay : 0)
                | (crossing.Disagrees ? Disagrees : 0)
                | (crossing.IsUnconfirmed ? Unconfirmed : 0)
                | (crossing.IsLate ? Late : 0);
        }

        /// <summary>Sets the flags of a message.</summary>
        public static void Tell(int marks, PassingMessage message)
        {
            message.SetFlag(PassingMessage.ShortGap, (marks & ShortGap) != 0);
            message.SetFlag(PassingMessage.Unsynced, (marks & Unsynced) != 0);
            message.SetFlag(PassingMessage.WrongWay, (marks & WrongWay) != 0);
            message.SetFlag(PassingMessage.Disagrees, (marks & Disagrees) != 0);
            message.SetFlag(PassingMessage.Unconfirmed, (marks & Unconfirmed) != 0);
            message.SetFlag(PassingMessage.Late, (marks & Late) != 0);
        }
    }
}
