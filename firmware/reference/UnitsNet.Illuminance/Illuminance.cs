namespace UnitsNet
{
    public struct Illuminance
    {
        public double Lux => throw null;
    }
}
