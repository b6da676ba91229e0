from chibo.contributions import Contribution

contribution = Contribution()
