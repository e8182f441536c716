#include "sample-data/generator/street_plan.h"

namespace tk {

std::vector<VillaQuarter> villa_quarters() {
    return {
        {"Norrängen",
         {at(240, 3080), at(270, 3700), at(880, 3760), at(1050, 3400), at(1120, 3020)},
         plan_frame(600, 3400, 14.0), 84.0, 26.0, 30.0,
         {"Rosenvägen", "Liljevägen", "Konvaljvägen", "Blåsippevägen", "Vitsippevägen",
          "Prästkragevägen", "Klövervägen", "Vallmovägen", "Blåklintsvägen", "Lavendelvägen",
          "Violvägen", "Syrenvägen", "Nyponvägen", "Ljungvägen"}},
        {"Sjöberga",
         {at(330, 760), at(270, 1230), at(500, 1500), at(1240, 1470), at(1330, 1000),
          at(1290, 690)},
         plan_frame(800, 1150, -9.0), 86.0, 30.0, 31.0,
         {"Lärkvägen", "Trastvägen", "Svalvägen", "Sparvvägen", "Bofinksvägen", "Domherrevägen",
          "Rödhakevägen", "Talgoxevägen", "Storkvägen", "Tärnvägen", "Gökvägen", "Ugglevägen",
          "Tranvägen", "Siskevägen", "Ärlevägen", "Hackspettsvägen"}},
        {"Solbacka",
         {at(3130, 640), at(3110, 1420), at(3330, 1600), at(3830, 1580), at(3840, 600)},
         plan_frame(3450, 1100, 21.0), 82.0, 24.0, 30.0,
         {"Äppelvägen", "Päronvägen", "Plommonvägen", "Körsbärsvägen", "Krusbärsvägen",
          "Vinbärsvägen", "Hallonvägen", "Smultronvägen", "Blåbärsvägen", "Lingonvägen",
          "Hjortronvägen", "Björnbärsvägen", "Kvittenvägen", "Fläderbärsvägen"}},
        {"Solbacka radhus",
         {at(2530, 720), at(2520, 1150), at(3040, 1130), at(3100, 660)},
         plan_frame(2800, 900, -4.0), 64.0, 4.0, 45.0,
         {"Vintergatan", "Polstjärnevägen", "Karlavagnsvägen", "Orionvägen", "Kometvägen",
          "Månskensvägen", "Norrskensvägen", "Solvägen"}},
    };
}

std::vector<SlabQuarter> slab_quarters() {
    return {
        {"Björkhöjden",
         {at(2600, 2740), at(2640, 3560), at(2900, 3720), at(3600, 3640), at(3720, 3300),
          at(3660, 2760)},
         plan_frame(3110, 3170, 10.0), 178.0, 150.0,
         {"Björkvägen", "Aspvägen", "Lönnvägen", "Almvägen", "Hasselvägen", "Rönnvägen",
          "Sälgvägen", "Lindvägen"}},
        {"Ekbacken",
         {at(150, 2090), at(180, 2840), at(1100, 2810), at(1270, 2420), at(1290, 2080)},
         plan_frame(650, 2325, -6.0), 190.0, 160.0,
         {"Ekvägen", "Kantarellgatan", "Riskgatan", "Murklegatan", "Soppgatan", "Champinjongatan",
          "Trattgatan", "Blodriskgatan"}},
    };
}

std::vector<BlockGrid> block_grids() {
    return {
        {"Centrum", centre_frame(),
         {at(1590, 1790), at(1600, 1840), at(1625, 2000), at(1640, 2260), at(1590, 2450),
          at(1490, 2790), at(1990, 2720), at(2460, 2610), at(2480, 2200), at(2420, 1775),
          at(1985, 1730)},
         {-380, -270, -165, -55, 50, 150, 265, 370, 470},
         {-345, -260, -175, -85, 0, 90, 180, 270, 360, 460, 560},
         {"Ågatan", "Garvaregatan", "Kyrkogatan", "Skolgatan", "Torggatan", "Stationsgatan",
          "Järnvägsgatan", "Trädgårdsgatan", "Östra Ringgatan"},
         {"Parkgatan", "Vattugatan", "Smedjegatan", "Prästgatan", "Storgatan", "Köpmangatan",
          "Kungsgatan", "Drottninggatan", "Nygatan", "Bangatan", "Stationsplan"},
         9.0, StreetKind::street},
        {"Östra staden", east_town_frame(),
         {at(2500, 1770), at(2520, 2200), at(2490, 2430), at(2530, 2600), at(3050, 2570),
          at(3060, 1725)},
         {-300, -205, -100, 0, 100, 200, 300},
         {-400, -300, -200, -100, 0, 100, 200, 300, 400},
         {"Sveagatan", "Götagatan", "Linnégatan", "Björkhöjdsvägen", "Vasagatan", "Sturegatan",
          "Birgersgatan"},
         {"Folkparksgatan", "Tegelgatan", "Kaserngatan", "Eriksgatan", "Österleden",
          "Engelbrektsgatan", "Magnusgatan", "Valhallagatan", "Godsgatan"},
         10.0, StreetKind::street},
        {"Verkstadsområdet", plan_frame(1950, 3300, 4.0),
         {at(1380, 3010), at(1330, 3250), at(1310, 3800), at(2480, 3800), at(2470, 2730),
          at(2000, 2830)},
         {-560, -370, -170, 130, 330, 520},
         {-440, -300, -150, 130, 290, 450},
         {"Smidesgatan", "Gjutaregatan", "Svetsargatan", "Norra vägen", "Svarvargatan",
          "Lagergatan"},
         {"Spårgatan", "Mekanikergatan", "Verkstadsgatan", "Plåtgatan", "Kabelgatan",
          "Betonggatan"},
         9.0, StreetKind::works_street},
        {"Kronan", plan_frame(3520, 2200, 1.0),
         {at(3120, 1760), at(3130, 2560), at(3900, 2590), at(3900, 1760)},
         {-330, -215, -60, 60, 300}, {-390, -250, 80, 330},
         {"Kronogatan", "Kassagatan", "Vågmästargatan", "Marknadsgatan", "Handelsgatan"},
         {"Varugatan", "Grossistgatan", "Kundgatan", "Kronans ringväg"},
         10.0, StreetKind::works_street},
        {"Hamnen", plan_frame(2050, 900, -4.0),
         {at(1850, 735), at(1850, 1190), at(2380, 1160), at(2420, 710)},
         {-150, -30, 110, 230}, {-80, 20, 130, 240},
         {"Kajgatan", "Repslagargatan", "Seglargatan", "Hamngatan"},
         {"Skeppsgatan", "Ankargatan", "Lotsgatan", "Sjömansgatan"},
         9.0, StreetKind::street},
    };
}

}  // namespace tk
