namespace Trackside.Messages
{
    /// <summary>Why a box was left out of the interlock. The numbers are stored.</summary>
    public enum LockOutReason
    {
        /// <summary>It is not locked out.</summary>
        None = 0,

        /// <summary>A lamp or its sense failed.</summary>
        Lamp = 1,

        /// <summary>No link.</summary>
        Link = 2,

        /// <summary>No power.</summary>
        Power = 3,

        /// <summary>Damaged or missing.</summary>
        Damage = 4,

        /// <summary>Works at the place.</summary>
        Works = 5,
    }
}
