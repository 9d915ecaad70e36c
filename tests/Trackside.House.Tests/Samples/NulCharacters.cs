namespace Trackside.House.Samples.NulCharacters
{
    public class Offence
    {
        public string Frame() => "ab\0cd";
    }

    public class Clean
    {
        public byte[] Frame() => new byte[] { 0x61, 0x62, 0x00, 0x63, 0x64 };
    }
}
