namespace Trackside.Messages
{
    /// <summary>
    /// What a post shows, in order of restriction: a higher number restricts more.
    /// Meanings: FIA International Sporting Code, Appendix H.
    /// </summary>
    public enum Aspect : byte
    {
        /// <summary>Nothing lit: nothing is permitted and nothing is warned of.</summary>
        Dark = 0,

        /// <summary>Track clear. The only aspect that permits.</summary>
        Green = 1,

        /// <summary>A faster vehicle is about to pass.</summary>
        Blue = 2,

        /// <summary>A slow vehicle ahead.</summary>
        White = 3,

        /// <summary>Slippery surface (yellow with red stripes).</summary>
        Slippery = 4,

        /// <summary>Nobody knows what should be shown: slow yellow flash, distinct from <see cref="Yellow"/>. Never commanded.</summary>
        Fault = 5,

        /// <summary>Danger beside or partly on the track.</summary>
        Yellow = 6,

        /// <summary>Track wholly or partly blocked.</summary>
        DoubleYellow = 7,

        /// <summary>Neutralised at 60 km/h.</summary>
        Code60 = 8,

        /// <summary>Full-course yellow.</summary>
        FullCourseYellow = 9,

        /// <summary>Virtual safety car.</summary>
        VirtualSafetyCar = 10,

        /// <summary>Safety car.</summary>
        SafetyCar = 11,

        /// <summary>Session stopped.</summary>
        Red = 12,

        /// <summary>Only ever reported: the lamps were not proved to show anything known. Never commanded, never shown.</summary>
        Unproved = 13,
    }
}
